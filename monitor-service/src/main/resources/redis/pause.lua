-- Tells workers to leave a queue alone; tasks already claimed go on, submits are accepted.
-- States: none, no task moves
-- KEYS[1] control  STRING queue_control:<queue>
-- ARGV[1] record  JSON with paused, by, at (epoch milliseconds)
-- RESULT paused  it is paused now, by this call or anew
-- RESULT wrong_type <key>  the key holds another type; nothing was written
local control = KEYS[1]
local record = ARGV[1]

local found = redis.call('TYPE', control).ok
if found ~= 'string' and found ~= 'none' then
  return 'wrong_type ' .. control
end
redis.call('SET', control, record)
return 'paused'
