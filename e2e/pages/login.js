document.querySelector("[name=next]").value = new URLSearchParams(location.search).get("next");
