-- Reads due tasks of one queue, the earliest first: as many as their bytes allow, however long each is. One that is too
-- large for a task is set aside, or passed over while there is no place for it.
-- States: none
-- KEYS[1] scheduled  ZSET task_scheduled or task_scheduled:<name>
-- KEYS[2] oversized  LIST task_oversized
-- ARGV[1] now  epoch milliseconds
-- ARGV[2] limit  the most elements to read, at least 1
-- ARGV[3] enough  the length, in bytes of all read, at which to read no more
-- ARGV[4] largest  bytes of the largest element that may be a task
-- RESULT {element, …}  the earliest first, possibly empty
local scheduled, oversized = KEYS[1], KEYS[2]
local now, limit, enough, largest = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

local type = redis.call('TYPE', scheduled).ok
if type ~= 'zset' and type ~= 'none' then
  return redis.error_reply('WRONGTYPE ' .. scheduled .. ' is a ' .. type .. ', not a zset')
end
type = redis.call('TYPE', oversized).ok
local has_place = type == 'list' or type == 'none'

-- Only reading an element shows its length, so one is read at first and a few more each time.
local due, passed, bytes, step = {}, 0, 0, 1
while #due < limit and bytes < enough do
  local asked = math.min(step, limit - #due)
  local elements = redis.call('ZRANGEBYSCORE', scheduled, '-inf', now, 'LIMIT', #due + passed, asked)
  for _, element in ipairs(elements) do
    if bytes >= enough then break end
    local is_large = #element > largest
    if is_large and not has_place then
      passed = passed + 1
    elseif is_large then
      bytes = bytes + #element
      redis.call('ZREM', scheduled, element)
      redis.call('LPUSH', oversized, element, scheduled, #element, string.sub(element, 1, 1024))
    else
      bytes = bytes + #element
      due[#due + 1] = element
    end
  end
  if #elements < asked then break end
  step = math.min(step * 2, 32)
end
return due
