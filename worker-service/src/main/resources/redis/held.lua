-- Reads a part of a worker's processing list, the newest first: as many elements as their bytes allow. One that is too
-- large for a task, which a blocking pop has moved there, is set aside, or passed over while there is no place for it.
-- States: none
-- KEYS[1] processing  LIST task_processing:<worker>
-- KEYS[2] oversized  LIST task_oversized
-- ARGV[1] from  how many elements to pass over, 0 to start with the newest
-- ARGV[2] limit  the most elements to read, at least 1
-- ARGV[3] enough  the length, in bytes of all read, at which to read no more
-- ARGV[4] largest  bytes of the largest element that may be a task
-- RESULT {element, …}  the newest first; empty behind the oldest, or where all that was read is set aside
local processing, oversized = KEYS[1], KEYS[2]
local from, limit, enough, largest = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

local type = redis.call('TYPE', processing).ok
if type ~= 'list' and type ~= 'none' then
  return redis.error_reply('WRONGTYPE ' .. processing .. ' is a ' .. type .. ', not a list')
end
type = redis.call('TYPE', oversized).ok
local has_place = type == 'list' or type == 'none'

-- As in due.lua: only reading an element shows its length.
local held, passed, bytes, step = {}, 0, 0, 1
while #held < limit and bytes < enough do
  local asked = math.min(step, limit - #held)
  local first = from + #held + passed
  local elements = redis.call('LRANGE', processing, first, first + asked - 1)
  for _, element in ipairs(elements) do
    if bytes >= enough then break end
    local is_large = #element > largest
    if is_large and not has_place then
      passed = passed + 1
    elseif is_large then
      bytes = bytes + #element
      redis.call('LREM', processing, 1, element)
      redis.call('LPUSH', oversized, element, processing, #element, string.sub(element, 1, 1024))
    else
      bytes = bytes + #element
      held[#held + 1] = element
    end
  end
  if #elements < asked then break end
  step = math.min(step * 2, 32)
end
return held
