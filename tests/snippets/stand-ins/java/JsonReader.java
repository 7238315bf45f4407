package standin;

import com.microsoft.kiota.serialization.UntypedArray;
import com.microsoft.kiota.serialization.UntypedBoolean;
import com.microsoft.kiota.serialization.UntypedDouble;
import com.microsoft.kiota.serialization.UntypedNode;
import com.microsoft.kiota.serialization.UntypedNull;
import com.microsoft.kiota.serialization.UntypedObject;
import com.microsoft.kiota.serialization.UntypedString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads an answer of the stand-in into the types that the SDK reads one into. */
public final class JsonReader {
    private final String text;
    private int at = 0;

    public JsonReader(String text) {
        this.text = text;
    }

    public UntypedNode value() {
        switch (text.charAt(at)) {
            case '{':
                return new UntypedObject(members());
            case '[':
                return new UntypedArray(items());
            case '"':
                return new UntypedString(string());
            case 't':
                return word("true", new UntypedBoolean(true));
            case 'f':
                return word("false", new UntypedBoolean(false));
            case 'n':
                return word("null", new UntypedNull());
            default:
                return number();
        }
    }

    private Map<String, UntypedNode> members() {
        Map<String, UntypedNode> members = new HashMap<>();
        at++;
        while (text.charAt(at) != '}') {
            String name = string();
            at++;
            members.put(name, value());
            skipComma();
        }
        at++;
        return members;
    }

    private List<UntypedNode> items() {
        List<UntypedNode> items = new ArrayList<>();
        at++;
        while (text.charAt(at) != ']') {
            items.add(value());
            skipComma();
        }
        at++;
        return items;
    }

    private void skipComma() {
        if (text.charAt(at) == ',') {
            at++;
        }
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            value.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        at++;
        char kind = text.charAt(at);
        if (kind == 'u') {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
        }
        int known = "bfnrt".indexOf(kind);
        return known < 0 ? kind : "\b\f\n\r\t".charAt(known);
    }

    private UntypedNode word(String word, UntypedNode value) {
        at += word.length();
        return value;
    }

    private UntypedNode number() {
        int start = at;
        while ("+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return new UntypedDouble(Double.valueOf(text.substring(start, at)));
    }
}
