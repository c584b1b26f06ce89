-- Looks at the oldest element of a queue. Of a large one only what tells its age leaves Redis.
-- States: none, only reads
-- KEYS[1] queue  LIST task_queue or task_queue:<name>
-- ARGV[1] whole  bytes of the longest element that is returned whole
-- RESULT nil  the queue is empty
-- RESULT element  as it lies there, or an envelope with only the times that the last bytes of a large one name
local queue = KEYS[1]
local whole = tonumber(ARGV[1])

local element = redis.call('LINDEX', queue, -1)
if not element or #element <= whole then
  return element
end
-- The services write the times after the payload; nothing is decided by them.
local tail = string.sub(element, -8192)
local fields = ''
for _, name in ipairs({ 'enqueuedAt', 'notBefore' }) do
  local time = string.match(tail, '"' .. name .. '":(%d+)')
  if time and #time < 16 then
    fields = fields .. ',"' .. name .. '":' .. time
  end
end
return '{"type":"large","payload":null' .. fields .. '}'
