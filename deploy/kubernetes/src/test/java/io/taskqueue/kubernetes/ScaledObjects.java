package io.taskqueue.kubernetes;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** KEDA's type, by a schema of our own: no library on Maven Central has it. */
final class ScaledObjects {
    private static final Schema SCHEMA = schema();

    private ScaledObjects() {}

    /** What is wrong with the JSON of a ScaledObject. */
    static List<Error> problems(String json) {
        return SCHEMA.validate(json, InputFormat.JSON);
    }

    private static Schema schema() {
        try (InputStream text = ScaledObjects.class.getResourceAsStream("/scaled-object.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
