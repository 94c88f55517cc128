// Sets the colours that the reader has chosen before anything is painted.
try { const theme = localStorage.getItem("theme"); if (theme) document.documentElement.dataset.theme = theme; } catch {}
