-- Moves the oldest elements of the worker's queues, in the order of the queues, to its processing list. One that is too
-- large for a task is set aside.
-- States: none
-- KEYS[1] lease  STRING worker_status:<worker>
-- KEYS[2] processing  LIST task_processing:<worker>
-- KEYS[3] oversized  LIST task_oversized
-- KEYS[4] dead  ZSET task_dead
-- KEYS[5..] queue  LIST task_queue or task_queue:<name>
-- ARGV[1] limit  the most elements to move, at least 1
-- ARGV[2] enough  the length, in bytes of all moved, at which to move no more
-- ARGV[3] largest  bytes of the largest element that may be a task
-- RESULT LEASE_LOST  the worker holds no lease; nothing was moved
-- RESULT {dead_letters, elements, …}  1 while there are dead letters, else 0; for each queue one array, oldest first,
-- possibly empty, or a text where nothing was moved: its key has a wrong type, or oversized has and the next one is too large
local lease, processing, oversized, dead = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local limit, enough, largest = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])

if redis.call('EXISTS', lease) == 0 then
  return 'LEASE_LOST'
end
local function wrong_type(key)
  local type = redis.call('TYPE', key).ok
  return type ~= 'list' and type ~= 'none' and 'WRONGTYPE ' .. key .. ' is a ' .. type .. ', not a list'
end
local wrong = wrong_type(processing)
if wrong then return redis.error_reply(wrong) end
local no_place = wrong_type(oversized)

-- Only reading an element shows its length, so one is read at first and a few more each time, and what exceeds the
-- bytes stays where it is.
local step, bytes, number = 1, 0, 0
local claimed = {redis.call('EXISTS', dead)}
for i = 5, #KEYS do
  local queue, moved, large, taken = KEYS[i], {}, {}, 0
  local refused = wrong_type(queue)
  local more = not refused
  while more and number < limit and bytes < enough do
    local asked = math.min(step, limit - number)
    local elements = redis.call('LRANGE', queue, -taken - asked, -taken - 1)
    more = #elements == asked
    for oldest = #elements, 1, -1 do
      local element = elements[oldest]
      local is_large = #element > largest
      refused = is_large and no_place
      more = more and not refused
      if refused or bytes >= enough then break end
      taken, number, bytes = taken + 1, number + 1, bytes + #element
      local kind = is_large and large or moved
      kind[#kind + 1] = element
    end
    step = math.min(step * 2, 32)
  end
  if taken > 0 then
    -- The removal comes first: it is not refused when memory is full, and what follows is let through.
    redis.call('LTRIM', queue, 0, -1 - taken)
  end
  for _, element in ipairs(large) do
    redis.call('LPUSH', oversized, element, queue, #element, string.sub(element, 1, 1024))
  end
  if #moved > 0 then
    redis.call('LPUSH', processing, unpack(moved))
  end
  claimed[i - 3] = #moved == 0 and refused or moved
end
return claimed
