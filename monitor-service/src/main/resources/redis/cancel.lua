-- Cancels a dataset: producers reject the rest of its stream, workers skip its chunks. Merged results are kept for the
-- dataset's retention time.
-- States: running -> cancelled
-- KEYS[1] dataset  HASH task_dataset:<id>
-- KEYS[2] status  STRING task_status:<id>, of the dataset itself
-- KEYS[3] texts  HASH task_chunks:<id>, the texts of the chunks that are not merged; deleted
-- KEYS[4] dead  ZSET task_dead; a dead letter with the dataset's id keeps its record
-- ARGV[1] now  epoch milliseconds
-- ARGV[2] operator  who cancels it
-- ARGV[3] record  the new status record
-- ARGV[4] id  of the dataset
-- RESULT cancelled  the dataset is cancelled, and both keys expire after the retention in the hash
-- RESULT cancelled_before  the dataset was already cancelled; nothing was written
-- RESULT completed  all chunks are merged; nothing was written
-- RESULT none  the dataset does not exist; nothing was written
-- RESULT bad_retention  the retention in the hash is not a duration; nothing was written
-- RESULT wrong_type <key>  the key holds another type; nothing was written
local dataset = KEYS[1]
local status = KEYS[2]
local texts = KEYS[3]
local dead = KEYS[4]
local now = ARGV[1]
local operator = ARGV[2]
local record = ARGV[3]
local id = ARGV[4]

for key, type in pairs({ [dataset] = 'hash', [status] = 'string', [texts] = 'hash' }) do
  local found = redis.call('TYPE', key).ok
  if found ~= type and found ~= 'none' then
    return 'wrong_type ' .. key
  end
end
local fields = redis.call('HMGET', dataset, 'cancelledAt', 'finishedAt', 'retention')
if redis.call('EXISTS', dataset) == 0 then
  return 'none'
end
if fields[1] then
  return 'cancelled_before'
end
if fields[2] then
  return 'completed'
end
local retention = fields[3]
if not retention or not retention:match('^[1-9]%d*$') or #retention > 13 then
  return 'bad_retention'
end
redis.call('HSET', dataset, 'cancelledAt', now, 'cancelledBy', operator)
if redis.call('TYPE', dead).ok ~= 'zset' or not redis.call('ZSCORE', dead, id) then
  redis.call('SET', status, record, 'PX', retention)
end
redis.call('PEXPIRE', dataset, retention)
redis.call('UNLINK', texts)
return 'cancelled'
