// Package models stands in for the models of the SDK.
package models

import "encoding/json"

// Entity holds what every model has.
type Entity struct {
	// The properties that the model knows, by their names in JSON.
	known          map[string]*string
	additionalData map[string]any
	// What sessions alone have.
	isSession bool
	status    *RestoreSessionStatus
	error     *PublicError
}

func newEntity() Entity {
	return Entity{known: map[string]*string{}, additionalData: map[string]any{}}
}

// Entityable is what can be sent and read.
type Entityable interface {
	GetAdditionalData() map[string]any
	SetAdditionalData(value map[string]any)
	GetId() *string
	GetOdataType() *string
	SetOdataType(value *string)
	Written() ([]byte, error)
	Read(answer []byte) error
}

func (m *Entity) GetAdditionalData() map[string]any {
	return m.additionalData
}

func (m *Entity) SetAdditionalData(value map[string]any) {
	m.additionalData = value
}

func (m *Entity) GetId() *string {
	return m.known["id"]
}

func (m *Entity) GetOdataType() *string {
	return m.known["@odata.type"]
}

func (m *Entity) SetOdataType(value *string) {
	m.known["@odata.type"] = value
}

// Written is the body as the SDK's serializer writes it: additional data of no type that it knows
// goes through encoding/json, and nil is left out.
func (m *Entity) Written() ([]byte, error) {
	body := map[string]any{}
	for name, value := range m.known {
		if value != nil {
			body[name] = *value
		}
	}
	for name, value := range m.additionalData {
		if value != nil {
			body[name] = value
		}
	}
	return json.Marshal(body)
}

// Read takes over an answer, as the SDK does: what is simple as pointers, and nothing untyped.
func (m *Entity) Read(answer []byte) error {
	var members map[string]any
	if err := json.Unmarshal(answer, &members); err != nil {
		return err
	}
	for name, value := range members {
		text, isText := value.(string)
		object, isObject := value.(map[string]any)
		if name == "error" && isObject && m.isSession {
			m.error = &PublicError{object}
		} else if name == "status" && isText && m.isSession {
			m.status = parsed(text)
		} else if isText && (name == "id" || name == "displayName") {
			m.known[name] = &text
		} else if value != nil {
			m.additionalData[name] = pointed(value)
		}
	}
	return nil
}

func pointed(value any) any {
	switch it := value.(type) {
	case string:
		return &it
	case float64:
		return &it
	case bool:
		return &it
	case []any:
		for at, item := range it {
			it[at] = pointed(item)
		}
	case map[string]any:
		for name, item := range it {
			it[name] = pointed(item)
		}
	}
	return value
}

type RestoreSessionBase struct {
	Entity
}

func newRestoreSessionBase() RestoreSessionBase {
	entity := newEntity()
	entity.isSession = true
	return RestoreSessionBase{entity}
}

// RestoreSessionStatus is the member of the enum with that number.
type RestoreSessionStatus int

var statuses = []string{"draft", "unknownFutureValue", "failed"}

func (i RestoreSessionStatus) String() string {
	return statuses[i]
}

// Those that it does not know are nil, as those of the SDK.
func parsed(text string) *RestoreSessionStatus {
	for at, name := range statuses {
		if name == text {
			status := RestoreSessionStatus(at)
			return &status
		}
	}
	return nil
}

func (m *RestoreSessionBase) GetStatus() *RestoreSessionStatus {
	return m.status
}

func (m *RestoreSessionBase) GetError() PublicErrorable {
	if m.error == nil {
		return nil
	}
	return m.error
}

// RestoreSessionBaseable is what a session can tell beside its items.
type RestoreSessionBaseable interface {
	Entityable
	GetError() PublicErrorable
	GetStatus() *RestoreSessionStatus
}

type ProtectionPolicyBase struct {
	Entity
}

// ProtectionPolicyBaseable is what a policy can tell beside its units.
type ProtectionPolicyBaseable interface {
	Entityable
	GetDisplayName() *string
}

func newProtectionPolicyBase() ProtectionPolicyBase {
	return ProtectionPolicyBase{newEntity()}
}

func (m *ProtectionPolicyBase) GetDisplayName() *string {
	return m.known["displayName"]
}

func (m *ProtectionPolicyBase) SetDisplayName(value *string) {
	m.known["displayName"] = value
}
