package models

type __Resource__ struct {
	__Base__
}

type __Resource__able interface {
	__Base__able
	is__Resource__()
}

func New__Resource__() *__Resource__ {
	m := &__Resource__{__Base__: new__Base__()}
	odataType := "#microsoft.graph.__resource__"
	m.SetOdataType(&odataType)
	return m
}

func (m *__Resource__) is__Resource__() {}
