-- Makes the element that was set aside first a dead letter and keeps its bytes beside it.
-- States: available -> discarded
-- KEYS[1] oversized  LIST task_oversized
-- KEYS[2] element  STRING task_oversized:<id>
-- KEYS[3] status  STRING task_status:<id>
-- KEYS[4] dead  ZSET task_dead
-- ARGV[1] length  its length in bytes
-- ARGV[2] key  the key it lay in
-- ARGV[3] id  the dead letter's
-- ARGV[4] record  its status record, JSON
-- ARGV[5] now  epoch milliseconds
-- RESULT 1  it is a dead letter
-- RESULT 0  another worker was faster, and the first is another element now; nothing was written
local oversized, kept, status, dead = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local length, key, id, record, now = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]

for name, wanted in pairs({ [oversized] = 'list', [dead] = 'zset' }) do
  local type = redis.call('TYPE', name).ok
  if type ~= wanted and type ~= 'none' then
    return redis.error_reply('WRONGTYPE ' .. name .. ' is a ' .. type .. ', not a ' .. wanted)
  end
end
local first = redis.call('LRANGE', oversized, -3, -2)
if first[1] ~= length or first[2] ~= key then
  return 0
end
local element = redis.call('LINDEX', oversized, -1)
-- The removal comes first: Redis lets a script that has begun to write go on without memory.
redis.call('LTRIM', oversized, 0, -5)
redis.call('SET', kept, element)
redis.call('SET', status, record)
redis.call('ZADD', dead, now, id)
return 1
