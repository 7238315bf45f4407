package models

// PublicError is the error of a session. The real one is read by a parse node.
type PublicError struct {
	members map[string]any
}

type PublicErrorable interface {
	GetAdditionalData() map[string]any
	GetCode() *string
	GetDetails() []PublicErrorDetailable
	GetInnerError() PublicInnerErrorable
	GetMessage() *string
	GetTarget() *string
}

type PublicErrorDetailable interface{}

type PublicInnerErrorable interface{}

func (m *PublicError) GetAdditionalData() map[string]any {
	rest := map[string]any{}
	for name, value := range m.members {
		switch name {
		case "code", "details", "innerError", "message", "target":
		default:
			rest[name] = value
		}
	}
	return rest
}

func (m *PublicError) GetCode() *string {
	return m.text("code")
}

func (m *PublicError) GetDetails() []PublicErrorDetailable {
	var details []PublicErrorDetailable
	all, _ := m.members["details"].([]any)
	for _, it := range all {
		details = append(details, it)
	}
	return details
}

func (m *PublicError) GetInnerError() PublicInnerErrorable {
	return m.members["innerError"]
}

func (m *PublicError) GetMessage() *string {
	return m.text("message")
}

func (m *PublicError) GetTarget() *string {
	return m.text("target")
}

func (m *PublicError) text(name string) *string {
	text, isText := m.members[name].(string)
	if !isText {
		return nil
	}
	return &text
}
