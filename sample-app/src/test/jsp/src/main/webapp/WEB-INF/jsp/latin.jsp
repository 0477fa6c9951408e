<%@ page contentType="text/html;charset=ISO-8859-1" pageEncoding="UTF-8" session="false" %><html><body>ä</body></html>
