package io.taskqueue.bounds;

import io.taskqueue.model.Names;
import org.eclipse.microprofile.config.spi.Converter;

/** The name of a queue or a worker. */
public final class ShortName implements Converter<String> {
    private static final long serialVersionUID = 1L;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a queue may not have this name
     */
    @Override
    public String convert(String value) {
        if (!Names.isQueue(value)) {
            throw new IllegalArgumentException("must be 1 to 100 letters, digits, '.', '_' or '-'");
        }
        return value;
    }
}
