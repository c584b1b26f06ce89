package io.taskqueue.kubernetes.network;

/** IPv4 addresses and blocks of them. */
final class Addresses {
    private Addresses() {}

    /** Whether a block such as {@code 10.0.0.0/8} contains an address. */
    static boolean contains(String block, String address) {
        int slash = block.indexOf('/');
        int bits = Integer.parseInt(block.substring(slash + 1));
        long mask = -1L << (32 - bits);
        return (number(block.substring(0, slash)) & mask) == (number(address) & mask);
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.")) {
            number = number * 256 + Integer.parseInt(part);
        }
        return number;
    }
}
