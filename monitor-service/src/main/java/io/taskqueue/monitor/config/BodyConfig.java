package io.taskqueue.monitor.config;

import io.smallrye.config.ConfigMapping;
import io.taskqueue.http.BodySettings;

/** How bodies of requests may arrive, {@code taskqueue.bodies.*}. */
@ConfigMapping(prefix = "taskqueue.bodies")
public interface BodyConfig extends BodySettings {}
