-- Moves the oldest elements of the worker's queues, in the order of the queues, to its processing list.
-- States: none
-- KEYS[1] lease  STRING worker_status:<worker>
-- KEYS[2] processing  LIST task_processing:<worker>
-- KEYS[3..] queue  LIST task_queue or task_queue:<name>
-- ARGV[1] limit  the most elements to move, at least 1
-- ARGV[2] enough  the length, in bytes of all moved, at which to move no more
-- RESULT LEASE_LOST  the worker holds no lease; nothing was moved
-- RESULT {elements, …}  one array for each queue, oldest first, possibly empty
local lease, processing = KEYS[1], KEYS[2]
local free, room = tonumber(ARGV[1]), tonumber(ARGV[2])

if redis.call('EXISTS', lease) == 0 then
  return 'LEASE_LOST'
end
for i = 2, #KEYS do
  local type = redis.call('TYPE', KEYS[i]).ok
  if type ~= 'list' and type ~= 'none' then
    return redis.error_reply('WRONGTYPE ' .. KEYS[i] .. ' is a ' .. type .. ', not a list')
  end
end

-- A few at first and twice as many each time, so that large elements are noticed soon. Lua cannot unpack some thousands.
local step = 8
local claimed = {}
for i = 3, #KEYS do
  local moved = {}
  while free > 0 and room > 0 do
    local asked = math.min(free, step)
    local elements = redis.call('RPOP', KEYS[i], asked) or {}
    if #elements > 0 then
      redis.call('LPUSH', processing, unpack(elements))
    end
    for _, element in ipairs(elements) do
      moved[#moved + 1] = element
      room = room - #element
    end
    free = free - #elements
    step = math.min(step * 2, 1000)
    if #elements < asked then break end
  end
  claimed[i - 2] = moved
end
return claimed
