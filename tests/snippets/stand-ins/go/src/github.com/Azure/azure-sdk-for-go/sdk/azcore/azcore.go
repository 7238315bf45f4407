// Package azcore stands in for the credentials' common part.
package azcore

import "os"

// TokenCredential is a credential. The real one gives its token by another method, which only the
// client calls.
type TokenCredential interface {
	Token() string
}

// FromEnvironment is the credential of every stand-in.
type FromEnvironment struct{}

// Token tells the token that the tests gave.
func (FromEnvironment) Token() string {
	return os.Getenv("ACCESS_TOKEN")
}
