// Before anything is drawn: the colours that the person chose, light or dark; else those of the system.
try {
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // A browser that is told to keep nothing.
}
