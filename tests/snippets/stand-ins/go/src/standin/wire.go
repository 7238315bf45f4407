// Package standin sends to the stand-in for Microsoft Graph.
package standin

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

// Answer is what came back: of the headers, the content type, empty where there is none.
type Answer struct {
	Status int
	Type   string
	Body   []byte
}

// Send sends a body.
func Send(method, version, path, token string, body []byte) (*Answer, error) {
	address := os.Getenv("GRAPH_STAND_IN") + "/" + version + "/solutions/backupRestore/" + path
	request, err := http.NewRequest(method, address, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	told, err := io.ReadAll(response.Body)
	return &Answer{response.StatusCode, response.Header.Get("Content-Type"), told}, err
}

const plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"

// Escaped is a value in the path, as the expansion of a URI template escapes it.
func Escaped(id string) string {
	var out strings.Builder
	for _, unit := range []byte(id) {
		if strings.IndexByte(plain, unit) >= 0 {
			out.WriteByte(unit)
		} else {
			fmt.Fprintf(&out, "%%%02X", unit)
		}
	}
	return out.String()
}
