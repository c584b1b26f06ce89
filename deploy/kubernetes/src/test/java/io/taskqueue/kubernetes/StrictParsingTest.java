package io.taskqueue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.coreos.monitoring.models.V1PodMonitor;
import com.coreos.monitoring.models.V1PrometheusRule;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.Yaml;
import io.taskqueue.kubernetes.rendered.Manifest;
import io.taskqueue.kubernetes.rendered.Overlay;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every object has the fields of its type and no others: the API server would drop or refuse what is misspelt. */
class StrictParsingTest {
    private static final String OPERATOR = "monitoring.coreos.com";

    @BeforeAll
    static void learnThePrometheusOperatorsTypes() {
        ModelMapper.addModelMap(OPERATOR, "v1", "PodMonitor", "podmonitors", true, V1PodMonitor.class);
        ModelMapper.addModelMap(OPERATOR, "v1", "PrometheusRule", "prometheusrules", true, V1PrometheusRule.class);
    }

    @ParameterizedTest
    @EnumSource
    void parsesEveryObject(Overlay overlay) {
        assertThat(overlay.objects())
                .isNotEmpty()
                .allSatisfy(object -> assertThatCode(() -> parse(object)).doesNotThrowAnyException());
    }

    @Test
    void refusesUnknownKeys() {
        String deployment = Overlay.DEV.object("Deployment", "worker").text();
        String podMonitor = Overlay.PROD.object("PodMonitor", "taskqueue").text();

        assertThatThrownBy(() -> Yaml.load(deployment.replace("readinessProbe:", "readynessProbe:")))
                .hasMessageContaining("readynessProbe");
        assertThatThrownBy(() -> Yaml.load(podMonitor.replace("interval:", "intervall:")))
                .hasMessageContaining("intervall");
    }

    @Test
    void refusesUnknownKeysOfAScaledObject() {
        String worker = Overlay.PROD.object("ScaledObject", "worker").json().toString();

        assertThat(worker).contains("pollingInterval", "valueLocation", "stabilizationWindowSeconds");
        assertThat(ScaledObjects.problems(worker.replace("pollingInterval", "pollInterval")))
                .isNotEmpty();
        assertThat(ScaledObjects.problems(worker.replace("valueLocation", "valuelocation")))
                .isNotEmpty();
        assertThat(ScaledObjects.problems(worker.replace("stabilizationWindowSeconds", "stabilisation")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void givesEveryObjectItsOwnName(Overlay overlay) {
        assertThat(overlay.objects()).extracting(Manifest::toString).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void saysOfEveryObjectWhatItIsPartOf(Overlay overlay) {
        assertThat(overlay.objects())
                .allSatisfy(object -> assertThat(Manifest.texts(object.at("/metadata/labels")))
                        .containsEntry("app.kubernetes.io/part-of", "taskqueue"));
    }

    private static void parse(Manifest object) throws IOException {
        if (object.kind().equals("ScaledObject")) {
            assertThat(ScaledObjects.problems(object.json().toString())).isEmpty();
        } else {
            Yaml.load(object.text());
        }
    }
}
