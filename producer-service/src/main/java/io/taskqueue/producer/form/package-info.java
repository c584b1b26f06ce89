/**
 * The form people fill in: its page, the check of what they write, the page that shows what becomes of it. Works without
 * JavaScript; start at {@link io.taskqueue.producer.form.FormResource}.
 */
package io.taskqueue.producer.form;
