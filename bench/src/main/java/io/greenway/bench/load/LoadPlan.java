package io.greenway.bench.load;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/// What the load process is told.
///
/// @param host where the server listens
/// @param port its port
/// @param keys API key of each enterprise
/// @param declarants enterprises whose receipts tell when a declaration is decided
/// @param folder folder of the data set
/// @param documents documents in a message
/// @param declarationsASegment declarations in each of its parts
/// @param segments most parts to send
/// @param rampUp declarations that are not counted
/// @param seconds how long to send after the ramp-up; 0 until the parts are sent
/// @param rate declarations a second to hold; 0 as fast as the server answers
/// @param connections connections that send; in an overload all of them, the calm ones included
/// @param window most declarations sent and not yet seen decided
/// @param times how many times what the server can do is offered; 0 for no overload
/// @param readAll whether to read every receipt at the end and count them
/// @param discard whether the texts are removed from the disk once they were sent
public record LoadPlan(
        String host,
        int port,
        Map<String, String> keys,
        List<String> declarants,
        String folder,
        int documents,
        int declarationsASegment,
        int segments,
        int rampUp,
        int seconds,
        double rate,
        int connections,
        int window,
        int times,
        boolean readAll,
        boolean discard) {
    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }
}
