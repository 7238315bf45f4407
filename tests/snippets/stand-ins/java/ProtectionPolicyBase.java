package __Graph__.models;

public class ProtectionPolicyBase extends Entity {
    public String getDisplayName() {
        return (String) known.get("displayName");
    }

    public void setDisplayName(String value) {
        known.put("displayName", value);
    }
}
