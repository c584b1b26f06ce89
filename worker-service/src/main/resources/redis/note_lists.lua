-- Notes processing lists that the one search of the key space has found, and how far it has come.
-- States: none
-- KEYS[1] lists  HASH task_processing_lists, gains the workers it does not have
-- KEYS[2] scan  STRING task_orphan_scan
-- ARGV[1] cursor  where SCAN goes on, or done
-- ARGV[2] now  epoch milliseconds
-- ARGV[3..] worker  the name in each list's key
-- RESULT count  how many workers are new
local lists, scan = KEYS[1], KEYS[2]
local cursor, now = ARGV[1], ARGV[2]

local added = 0
for i = 3, #ARGV do
  added = added + redis.call('HSETNX', lists, ARGV[i], now .. ' ')
end
redis.call('SET', scan, cursor)
return added
