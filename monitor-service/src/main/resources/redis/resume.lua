-- Lets workers claim from a paused queue again.
-- States: none, no task moves
-- KEYS[1] control  STRING queue_control:<queue>
-- RESULT resumed  the queue was paused and no longer is
-- RESULT not_paused  the queue was not paused; nothing was written
-- RESULT wrong_type <key>  the key holds another type; nothing was written
local control = KEYS[1]

local found = redis.call('TYPE', control).ok
if found == 'none' then
  return 'not_paused'
end
if found ~= 'string' then
  return 'wrong_type ' .. control
end
redis.call('DEL', control)
return 'resumed'
