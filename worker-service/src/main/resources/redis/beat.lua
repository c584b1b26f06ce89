-- Renews a worker's lease and writes its heartbeat. A lease that ran out is given back as long as nobody has begun to
-- recover the worker's tasks; after that the loss is final.
-- States: none
-- KEYS[1] lease  STRING worker_status:<worker>, with time to live
-- KEYS[2] workers  SET task_workers
-- ARGV[1] worker  name
-- ARGV[2] duration  of the lease, milliseconds
-- ARGV[3] heartbeat  JSON
-- RESULT {RENEWED, now}  the lease was held; now is Redis' time in epoch milliseconds
-- RESULT {REACQUIRED, now}  it had run out and nobody had noticed
-- RESULT {LOST, now}  the worker was found dead; nothing was written
local lease, workers = KEYS[1], KEYS[2]
local worker, duration, heartbeat = ARGV[1], ARGV[2], ARGV[3]

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- A first write that needs no memory: Redis lets the one after it go on without any, and the lease is not lost to that.
if redis.call('PEXPIRE', lease, duration) == 1 then
  redis.call('SET', lease, heartbeat, 'PX', duration)
  return {'RENEWED', now}
end
-- recover.lua takes the name from this set before it moves the first task, so a name still here has lost nothing.
if redis.call('SISMEMBER', workers, worker) == 0 then
  return {'LOST', now}
end
redis.call('SET', lease, heartbeat, 'PX', duration)
return {'REACQUIRED', now}
