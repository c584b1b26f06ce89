package io.taskqueue.testing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Mail addresses, ordinary and hostile, and who takes them: {@code mail-addresses.json}. There are none that the form
 * takes and the worker does not, since the form would promise a confirmation that can never be sent.
 */
public final class MailAddresses {
    private static final String FILE = "mail-addresses.json";

    private MailAddresses() {}

    /** Those that the form takes and the worker mails. */
    public static List<String> ofBoth() {
        return read("both");
    }

    /** Those that only the worker takes: international domains as they are written, hosts of its own network. */
    public static List<String> ofWorker() {
        return read("worker");
    }

    /** Those that neither takes. */
    public static List<String> ofNone() {
        return read("none");
    }

    private static List<String> read(String group) {
        List<String> addresses = new ArrayList<>();
        try (InputStream file = MailAddresses.class.getResourceAsStream(FILE);
                JsonParser json = new JsonFactory().createParser(file)) {
            String current = "";
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    current = json.currentName();
                } else if (token == JsonToken.VALUE_STRING && current.equals(group)) {
                    addresses.add(json.getText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return addresses;
    }
}
