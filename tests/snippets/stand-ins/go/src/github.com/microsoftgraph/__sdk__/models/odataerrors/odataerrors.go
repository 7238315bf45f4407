// Package odataerrors stands in for the errors of the SDK.
package odataerrors

import (
	"encoding/json"
	"fmt"
)

// ApiError is what the SDK gives where the service refuses. The real one is in kiota-abstractions-go.
type ApiError struct {
	Message            string
	ResponseStatusCode int
}

func (e *ApiError) Error() string {
	return e.Message
}

// ODataError is a refusal of the service. The real one is read by a parse node.
type ODataError struct {
	ApiError
	errorEscaped MainErrorable
}

// Error is the message. Without one it fails as the real one does.
func (m *ODataError) Error() string {
	return *(m.GetErrorEscaped().GetMessage())
}

func (m *ODataError) GetErrorEscaped() MainErrorable {
	return m.errorEscaped
}

// MainErrorable is the reason.
type MainErrorable interface {
	GetCode() *string
	GetMessage() *string
}

type MainError struct {
	Code    *string `json:"code"`
	Message *string `json:"message"`
}

func (m *MainError) GetCode() *string {
	return m.Code
}

func (m *MainError) GetMessage() *string {
	return m.Message
}

// Refusal is the error that the SDK makes of an answer.
func Refusal(status int, body []byte, isRead bool) error {
	if !isRead {
		words := fmt.Sprint("The server returned an unexpected status code with no response body: ", status)
		return &ApiError{words, status}
	}
	var told struct {
		Error *MainError `json:"error"`
	}
	if err := json.Unmarshal(body, &told); err != nil {
		return err
	}
	refusal := &ODataError{ApiError: ApiError{"error status code received from the API", status}}
	if told.Error != nil {
		refusal.errorEscaped = told.Error
	}
	return refusal
}
