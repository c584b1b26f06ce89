-- Puts the next chunk of a dataset into the queue as a task and records the position of the stream. May be called again.
-- States: new -> available
-- KEYS[1] dataset  HASH task_dataset:<id>, gains what the chunk adds; kept until its chunks are merged
-- KEYS[2] dataset_status  STRING task_status:<id>, kept as long
-- KEYS[3] queue  LIST task_queue or task_queue:<name>, gains the chunk's task
-- KEYS[4] scheduled  ZSET task_scheduled or task_scheduled:<name>, counts towards max_depth
-- KEYS[5] queues  SET task_queues, gains the queue's name
-- KEYS[6] status  STRING task_status:<id>-<chunk>, the status record of the chunk's task
-- KEYS[7] request  STRING task_key:<hash>, its expiry is renewed; the dataset's status key if the submitter sent no key
-- KEYS[8] texts  HASH task_chunks:<id>, gains the chunk's text
-- ARGV[1] chunk  the chunk's number, from 0
-- ARGV[2] from  the byte of the stream that follows the chunk before it
-- ARGV[3] envelope  the chunk's task
-- ARGV[4] status_record  its record as an available task
-- ARGV[5] queue_name  the queue's name
-- ARGV[6] max_depth  limit of waiting tasks in the queue, scheduled ones included, 0 for none
-- ARGV[7] max_queued  number of waiting tasks at which a chunk is refused
-- ARGV[8] max_texts  number of texts waiting to be analysed at which a chunk is refused
-- ARGV[9] window  expiry of the idempotency key, ms
-- ARGV[10] text  the chunk's records as they were received
-- ARGV[11] max_queues  limit of listed queues, at which no name is added, 0 for none
-- ARGV[12..] fields  field and value in turn: the absolute position of the stream after this chunk
-- RESULT accepted  followed by '': the chunk is queued
-- RESULT repeated  followed by the next chunk's number: it was already queued, nothing was written
-- RESULT gap  followed by the next chunk's number: this one is later
-- RESULT differs  followed by the byte at which the next chunk must begin: this is a different stream
-- RESULT full  followed by the number of tasks waiting in the queue
-- RESULT behind  followed by the number of texts waiting to be analysed
-- RESULT unlisted  followed by '': the queue is new and max_queues is reached
-- RESULT closed  followed by the time of closing: no chunk may follow
-- RESULT cancelled  followed by the time
-- RESULT missing  followed by '': the dataset does not exist or no longer exists
-- RESULT wrongtype  followed by the key that holds a wrong Redis type
local dataset, dataset_status, queue, scheduled, queues, status, request, texts =
  KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7], KEYS[8]
local chunk, from, envelope, status_record, queue_name = tonumber(ARGV[1]), ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local max_depth, max_queued, max_texts, window = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8]), ARGV[9]
local function wrong_type(key, expected)
  local found = redis.call('TYPE', key).ok
  return found ~= 'none' and found ~= expected and key
end
-- A failing write does not undo the ones before it, so all keys are checked before the first write.
local wrong = wrong_type(dataset, 'hash') or wrong_type(queue, 'list') or wrong_type(scheduled, 'zset')
  or wrong_type(queues, 'set') or wrong_type(status, 'string') or wrong_type(texts, 'hash')
if wrong then return {'wrongtype', wrong} end
local known = redis.call('HMGET', dataset, 'chunks', 'bytes', 'closedAt', 'cancelledAt')
local chunks, bytes, closed_at, cancelled_at = tonumber(known[1]), known[2], known[3], known[4]
if not chunks then return {'missing', ''} end
if cancelled_at then return {'cancelled', cancelled_at} end
if chunk < chunks then
  redis.call('HSET', dataset, 'chunks', known[1]) -- changes nothing, but WAIT confirms no further than its connection's writes
  return {'repeated', tostring(chunks)}
end
if closed_at then return {'closed', closed_at} end
if chunk > chunks then return {'gap', tostring(chunks)} end
if from ~= bytes then return {'differs', bytes} end
local max_queues, new = tonumber(ARGV[11]), redis.call('SISMEMBER', queues, queue_name) == 0
if new and max_queues > 0 and redis.call('SCARD', queues) >= max_queues then return {'unlisted', ''} end
local queued, waiting = redis.call('LLEN', queue), redis.call('HLEN', texts)
local depth = queued + redis.call('ZCARD', scheduled)
if queued >= max_queued or (max_depth > 0 and depth >= max_depth) then return {'full', tostring(queued)} end
if waiting >= max_texts then return {'behind', tostring(waiting)} end
redis.call('SET', status, status_record) -- out of memory or read-only: this fails, and nothing has happened
redis.call('HSET', texts, chunk, ARGV[10])
redis.call('LPUSH', queue, envelope)
redis.call('SADD', queues, queue_name)
redis.call('HSET', dataset, 'chunks', chunk + 1, unpack(ARGV, 12))
for _, key in ipairs({dataset, dataset_status}) do redis.call('PERSIST', key) end
if request ~= dataset_status then redis.call('PEXPIRE', request, window) end
return {'accepted', ''}
