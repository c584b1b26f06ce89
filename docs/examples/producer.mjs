// Submits one task of type text: node producer.mjs [--dry-run] "hello"
const task = { id: crypto.randomUUID(), type: "text", payload: { text: process.argv.at(-1) } };
const envelope = JSON.stringify(task);
if (process.argv.includes("--dry-run")) process.exit(console.log(envelope));
const { createClient } = await import("redis"); // npm install redis
const client = await createClient({ url: "redis://localhost:6379" }).connect();
await client.lPush("task_queue", envelope);
await client.close();
console.log("see GET task_status:" + task.id);
