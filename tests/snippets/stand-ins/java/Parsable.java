package com.microsoft.kiota.serialization;

/** What can be sent and read. */
public interface Parsable {
}
