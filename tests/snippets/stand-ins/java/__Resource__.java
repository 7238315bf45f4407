package __Graph__.models;

public class __Resource__ extends __Base__ {
    public __Resource__() {
        setOdataType("#microsoft.graph.__resource__");
    }
}
