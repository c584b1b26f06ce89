-- Reads the oldest element of a queue. Of a large element, only its times are returned.
-- States: none, only reads
-- KEYS[1] queue  LIST task_queue or task_queue:<name>
-- ARGV[1] whole  the size limit of elements that are returned whole, bytes
-- RESULT nil  the queue is empty
-- RESULT element  the element, or an envelope with only the times found in the last bytes of a large one
local queue = KEYS[1]
local whole = tonumber(ARGV[1])

local element = redis.call('LINDEX', queue, -1)
if not element or #element <= whole then
  return element
end
-- The services write the times after the payload; they are only displayed.
local tail = string.sub(element, -8192)
local fields = ''
for _, name in ipairs({ 'enqueuedAt', 'notBefore' }) do
  local time = string.match(tail, '"' .. name .. '":(%d+)')
  if time and #time < 16 then
    fields = fields .. ',"' .. name .. '":' .. time
  end
end
return '{"type":"large","payload":null' .. fields .. '}'
