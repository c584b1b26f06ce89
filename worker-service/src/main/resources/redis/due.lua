-- Reads due tasks of one queue, the earliest first: as many as their bytes allow, however long each is.
-- States: none, only reads
-- KEYS[1] scheduled  ZSET task_scheduled or task_scheduled:<name>
-- ARGV[1] now  epoch milliseconds
-- ARGV[2] limit  the most elements to read, at least 1
-- ARGV[3] enough  the length, in bytes of all read, at which to read no more
-- RESULT {element, …}  the earliest first, possibly empty
local scheduled = KEYS[1]
local now, limit, enough = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

local type = redis.call('TYPE', scheduled).ok
if type ~= 'zset' and type ~= 'none' then
  return redis.error_reply('WRONGTYPE ' .. scheduled .. ' is a ' .. type .. ', not a sorted set')
end

-- One at first and then twice as many each time, but no more than fit if they are as long as those before: nothing but
-- reading an element tells its length.
local due, bytes, step = {}, 0, 1
while #due < limit and bytes < enough do
  local asked = math.min(step, limit - #due)
  local elements = redis.call('ZRANGEBYSCORE', scheduled, '-inf', now, 'LIMIT', #due, asked)
  for _, element in ipairs(elements) do
    due[#due + 1] = element
    bytes = bytes + #element
  end
  if #elements < asked then break end
  step = math.max(1, math.min(step * 2, math.floor((enough - bytes) * #due / math.max(bytes, 1))))
end
return due
