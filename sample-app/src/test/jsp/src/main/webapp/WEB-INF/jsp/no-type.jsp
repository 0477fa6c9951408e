<%@ page session="false" %><html><body>a</body></html>
