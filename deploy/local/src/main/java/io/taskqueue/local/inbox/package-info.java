/**
 * A mail inbox for trying things out: it takes every mail over SMTP, keeps the newest thousand as files and shows them
 * in a browser and as JSON. Entry: {@link io.taskqueue.local.inbox.InboxMain}.
 */
package io.taskqueue.local.inbox;
