package __Graph__.models;

public class RestoreSessionBase extends Entity {
}
