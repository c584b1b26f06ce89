package io.taskqueue.worker.handler.mail;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads a sender from configuration. */
public final class MailAddressConverter implements Converter<MailAddress> {
    private static final long serialVersionUID = 1L;

    @Override
    public MailAddress convert(String value) {
        return MailAddress.parse(value.strip());
    }
}
