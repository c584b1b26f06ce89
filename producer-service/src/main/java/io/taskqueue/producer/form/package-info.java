/**
 * The contact form: its page, the validation of entries and the page that shows progress. Works without JavaScript;
 * start at {@link io.taskqueue.producer.form.FormResource}.
 */
package io.taskqueue.producer.form;
