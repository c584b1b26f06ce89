/**
 * Holds the Markdown documents of the whole repository to one another. Start at {@link io.taskqueue.docs.LinksTest}.
 */
package io.taskqueue.docs;
