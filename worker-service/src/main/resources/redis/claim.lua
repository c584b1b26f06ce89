-- Moves the oldest elements of the worker's queues, in the order of the queues, to its processing list.
-- States: none
-- KEYS[1] lease  STRING worker_status:<worker>
-- KEYS[2] processing  LIST task_processing:<worker>
-- KEYS[3..] queue  LIST task_queue or task_queue:<name>
-- ARGV[1] limit  the most elements to move, at least 1
-- RESULT LEASE_LOST  the worker holds no lease; nothing was moved
-- RESULT {elements, …}  one array for each queue, oldest first, possibly empty
local lease, processing = KEYS[1], KEYS[2]
local free = tonumber(ARGV[1])

if redis.call('EXISTS', lease) == 0 then
  return 'LEASE_LOST'
end
for i = 2, #KEYS do
  local type = redis.call('TYPE', KEYS[i]).ok
  if type ~= 'list' and type ~= 'none' then
    return redis.error_reply('WRONGTYPE ' .. KEYS[i] .. ' is a ' .. type .. ', not a list')
  end
end

local claimed = {}
for i = 3, #KEYS do
  local elements = free > 0 and redis.call('RPOP', KEYS[i], free) or {}
  -- Lua cannot unpack more than some thousands at once.
  for first = 1, #elements, 1000 do
    redis.call('LPUSH', processing, unpack(elements, first, math.min(first + 999, #elements)))
  end
  free = free - #elements
  claimed[i - 2] = elements
end
return claimed
