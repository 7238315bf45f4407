package __Graph__.models;

public enum RestoreSessionStatus {
    Draft("draft"),
    UnknownFutureValue("unknownFutureValue"),
    Failed("failed");

    private final String value;

    RestoreSessionStatus(String value) {
        this.value = value;
    }

    /** The member of that name; {@code null} where there is none, as in the SDK. */
    public static RestoreSessionStatus forValue(String searched) {
        for (RestoreSessionStatus it : values()) {
            if (it.value.equals(searched)) {
                return it;
            }
        }
        return null;
    }
}
