package io.taskqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressTableTest {
    private static final AddressTable TABLE =
            AddressTable.of(List.of(Root.class, Letters.class, Tasks.class, Batch.class), List.of("/style.css"));

    @Test
    void knowsTheMethodsOfAnAddress() {
        assertThat(TABLE.methods("/")).containsExactly("GET", "HEAD", "OPTIONS");
        assertThat(TABLE.methods("/letters")).containsExactly("DELETE", "GET", "HEAD", "OPTIONS");
        assertThat(TABLE.methods("/letters/")).containsExactly("DELETE", "GET", "HEAD", "OPTIONS");
        assertThat(TABLE.methods("/style.css")).containsExactly("GET", "HEAD", "OPTIONS");
        assertThat(TABLE.methods("/q/health/ready")).containsExactly("GET", "HEAD", "OPTIONS");
    }

    @Test
    void knowsNothingElse() {
        assertThat(TABLE.methods("/nothing")).isEmpty();
        assertThat(TABLE.methods("/lettersx")).isEmpty();
        assertThat(TABLE.methods("/style.css/x")).isEmpty();
        assertThat(TABLE.methods("")).isEmpty();
    }

    @Test
    void joinsWhatOneResourceSupportsAtAnAddress() {
        assertThat(TABLE.methods("/letters/a/b")).containsExactly("GET", "HEAD", "OPTIONS");
        assertThat(TABLE.methods("/letters/a/b/retry")).containsExactly("GET", "HEAD", "OPTIONS", "POST");
    }

    @Test
    void leavesAnAddressToTheResourceWithTheLongestPath() {
        assertThat(TABLE.methods("/tasks/7")).containsExactly("GET", "HEAD", "OPTIONS");
        assertThat(TABLE.methods("/tasks/batch")).containsExactly("OPTIONS", "POST");
    }

    @Path("/")
    static class Root {
        @GET
        public void page() {}
    }

    @Path("/letters")
    static class Letters {
        @GET
        public void all() {}

        @DELETE
        public void forget() {}

        @GET
        @Path("{id: .+}")
        public void one() {}

        @POST
        @Path("{id: .+}/retry")
        public void retry() {}
    }

    @Path("/tasks")
    static class Tasks {
        @GET
        @Path("{id: .+}")
        public void one() {}
    }

    @Path("/tasks/batch")
    static class Batch {
        @POST
        public void submit() {}
    }
}
