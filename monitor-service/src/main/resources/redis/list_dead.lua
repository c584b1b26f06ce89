-- Lists dead letters backwards from a cursor, newest first and, of equal times, the greater id first, in one step, so
-- that a reader that continues after the last one neither misses nor repeats any while others are added and removed.
-- States: none, only reads
-- KEYS[1] dead  ZSET task_dead, ids by discard time
-- ARGV[1] time  lists what was discarded before this, epoch milliseconds; "" to start with the newest
-- ARGV[2] id  also lists what was discarded at that time and has a smaller id, in bytes
-- ARGV[3] count  the maximum number
-- RESULT list  ids and times, alternating
local dead = KEYS[1]
local time = ARGV[1]
local id = ARGV[2]
local count = tonumber(ARGV[3])

if time == '' then
  return redis.call('ZREVRANGE', dead, 0, count - 1, 'WITHSCORES')
end

-- Byte by byte, as Redis orders members; Lua's own comparison follows the server's locale.
local function smaller(a, b)
  for i = 1, math.min(#a, #b) do
    if a:byte(i) ~= b:byte(i) then
      return a:byte(i) < b:byte(i)
    end
  end
  return #a < #b
end

local from = redis.call('ZCOUNT', dead, '(' .. time, '+inf')
local to = from + redis.call('ZCOUNT', dead, time, time)
while from < to do
  local middle = math.floor((from + to) / 2)
  if smaller(redis.call('ZREVRANGE', dead, middle, middle)[1], id) then
    to = middle
  else
    from = middle + 1
  end
end
return redis.call('ZREVRANGE', dead, from, from + count - 1, 'WITHSCORES')
