-- Pauses a queue: workers stop claiming from it; claimed tasks continue, and new tasks are accepted.
-- States: none, no task moves
-- KEYS[1] control  STRING queue_control:<queue>
-- ARGV[1] record  JSON with paused, by, at (epoch milliseconds)
-- RESULT paused  the queue is paused, whether or not it was before
-- RESULT wrong_type <key>  the key holds another type; nothing was written
local control = KEYS[1]
local record = ARGV[1]

local found = redis.call('TYPE', control).ok
if found ~= 'string' and found ~= 'none' then
  return 'wrong_type ' .. control
end
redis.call('SET', control, record)
return 'paused'
