// Leads on to the new address of a page and takes the place on it (#…) along. Without this file the page leads on by itself, to the
// beginning of the new one.
location.replace(document.querySelector("link[rel=canonical]").href + location.hash);
