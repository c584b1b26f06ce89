-- Ends the worker's hold on tasks that are not done: each waits for another time or is discarded.
-- States: running -> retryable, running -> scheduled, running -> discarded,
-- available -> scheduled, available -> discarded
-- KEYS[1] lease  STRING worker_status:<worker>
-- KEYS[2] processing  LIST task_processing:<worker>
-- KEYS[3] dead  ZSET task_dead
-- KEYS[4..] pair  STRING task_status:<id>, then ZSET task_scheduled of its queue, for each task
-- ARGV[1..] five  for each task: its element; WAIT or DISCARD; its status record, JSON; due time or time of
-- discarding, epoch milliseconds; the next envelope, or its id
-- RESULT LEASE_LOST  the worker holds no lease; nothing was written
-- RESULT {flag, …}  for each task 1, or 0 where the worker did not hold it any more and nothing was written for it
local lease, processing, dead = KEYS[1], KEYS[2], KEYS[3]

if redis.call('EXISTS', lease) == 0 then
  return 'LEASE_LOST'
end
local function require_zset(key)
  local type = redis.call('TYPE', key).ok
  if type ~= 'zset' and type ~= 'none' then
    return redis.error_reply('WRONGTYPE ' .. key .. ' is a ' .. type .. ', not a sorted set')
  end
end

local tasks = #ARGV / 5
for task = 1, tasks do
  local wrong = require_zset(ARGV[task * 5 - 3] == 'WAIT' and KEYS[task * 2 + 3] or dead)
  if wrong then return wrong end
end

local applied = {}
for task = 1, tasks do
  local status, scheduled = KEYS[task * 2 + 2], KEYS[task * 2 + 3]
  local a = task * 5
  local element, step, record, number, extra = ARGV[a - 4], ARGV[a - 3], ARGV[a - 2], ARGV[a - 1], ARGV[a]
  -- The removal comes first: it is the fence, and Redis lets a script that has begun to write go on without memory.
  local held = redis.call('LREM', processing, -1, element)
  if held == 1 then
    redis.call('SET', status, record)
    redis.call('ZADD', step == 'WAIT' and scheduled or dead, number, extra)
  end
  applied[task] = held
end
return applied
