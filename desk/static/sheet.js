addEventListener("load", () => print());
