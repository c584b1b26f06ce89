/**
 * Foreign text: strict UTF-8, and excerpts fit for messages. Start at {@link io.taskqueue.model.text.Utf8} and
 * {@link io.taskqueue.model.text.Excerpt}.
 */
package io.taskqueue.model.text;
