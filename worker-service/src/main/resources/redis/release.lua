-- Gives tasks a stopping worker could not finish back to the head of their queues, the attempt not spent.
-- States: running -> available, available -> same
-- KEYS[1] lease  STRING worker_status:<worker>
-- KEYS[2] processing  LIST task_processing:<worker>
-- KEYS[3..] pair  STRING task_status:<id>, then LIST task_queue of its queue, for each task
-- ARGV[1..] pair  for each task: its element; its status record, JSON, or nothing where it keeps the one it has
-- RESULT LEASE_LOST  the worker holds no lease; nothing was written
-- RESULT {flag, …}  for each task 1, or 0 where the worker did not hold it any more
local lease, processing = KEYS[1], KEYS[2]

if redis.call('EXISTS', lease) == 0 then
  return 'LEASE_LOST'
end
local tasks = #ARGV / 2
for task = 1, tasks do
  local queue = KEYS[task * 2 + 2]
  local type = redis.call('TYPE', queue).ok
  if type ~= 'list' and type ~= 'none' then
    return redis.error_reply('WRONGTYPE ' .. queue .. ' is a ' .. type .. ', not a list')
  end
end

local released = {}
for task = 1, tasks do
  local status, queue = KEYS[task * 2 + 1], KEYS[task * 2 + 2]
  local element, record = ARGV[task * 2 - 1], ARGV[task * 2]
  local held = redis.call('LREM', processing, 1, element)
  if held == 1 then
    redis.call('RPUSH', queue, element)
    if record ~= '' then redis.call('SET', status, record) end
  end
  released[task] = held
end
return released
